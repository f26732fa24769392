"""Pages of this room, with who may see each and who may act: door, installation, a board's partnership."""

from django.urls import URLPattern

from goldthread.foundation.access import Verb
from goldthread.foundation.guards import PUBLIC, SIGNED_IN, View, page
from goldthread.partnership.permissions import (
    MANAGE_INSTALLATION,
    MANAGE_PARTNERSHIP,
    MANAGE_PEOPLE,
    SEE_BOARD,
    SEE_PARTNERSHIP,
    SEE_PEOPLE,
)
from goldthread.partnership.views import (
    account,
    agencies,
    contacts,
    governance,
    groups,
    identity,
    installation,
    logo,
    people,
    show,
    sign_in_as,
)


def _seen(route: str, view: View, name: str, see: Verb = SEE_PARTNERSHIP, may: Verb | None = None) -> URLPattern:
    """A page of a board's partnership."""
    return page(f"<slug:board>/partnership/{route}", view, name=name, see=see, may=may)


def _managed(route: str, view: View, name: str) -> URLPattern:
    """A page that changes agencies, groups or governance."""
    return _seen(route, view, name, may=MANAGE_PARTNERSHIP)


def _of_people(route: str, view: View, name: str) -> URLPattern:
    """A page that changes people or their roles."""
    return _seen(route, view, name, SEE_PEOPLE, MANAGE_PEOPLE)


def _administered(route: str, view: View, name: str) -> URLPattern:
    """A page of the system administrator."""
    return page(f"installation/{route}", view, name=name, see=MANAGE_INSTALLATION, may=MANAGE_INSTALLATION)


app_name = "partnership"
urlpatterns = [
    page("sign-in/", identity.sign_in, name="sign_in", see=PUBLIC),
    page("sign-in-as/", sign_in_as.sign_in_as, name="sign_in_as", see=PUBLIC),
    page("sign-out/", identity.sign_out, name="sign_out", see=SIGNED_IN),
    page("account/", account.account, name="account", see=SIGNED_IN),
    page("account/password/", account.password, name="password", see=SIGNED_IN),
    _administered("boards/", installation.boards, "boards"),
    _administered("boards/new/", installation.board_new, "board_new"),
    _administered("accounts/", installation.account_list, "accounts"),
    _administered("accounts/<uuid:public_id>/suspend/", installation.suspend, "account_suspend"),
    _administered("accounts/<uuid:public_id>/restore/", installation.restore, "account_restore"),
    _administered("accounts/<uuid:public_id>/password/", installation.password, "account_password"),
    page("<slug:board>/accent-<int:version>.css", identity.accent, name="accent", see=SEE_BOARD),
    page("<slug:board>/logo-<slug:mark>", logo.logo, name="logo", see=SEE_BOARD),
    _seen("", show.show, "show"),
    _managed("settings/", governance.settings, "settings"),
    _managed("logo/", logo.change, "logo_change"),
    _seen("agencies/", agencies.index, "agencies"),
    _managed("agencies/new/", agencies.new, "agency_new"),
    _managed("agencies/join/", agencies.join, "agency_join"),
    _seen("agencies/<uuid:public_id>/", agencies.show, "agency"),
    _managed("agencies/<uuid:public_id>/change/", agencies.change, "agency_change"),
    _managed("agencies/<uuid:public_id>/leave/", agencies.leave, "agency_leave"),
    _seen("people/", people.index, "people", SEE_PEOPLE),
    _of_people("people/new/", people.new, "person_new"),
    _seen("people/<uuid:public_id>/", people.show, "person", SEE_PEOPLE),
    _of_people("people/<uuid:public_id>/change/", people.change, "person_change"),
    _of_people("people/<uuid:public_id>/password/", people.password, "person_password"),
    _of_people("people/<uuid:public_id>/roles/new/", people.role_new, "role_new"),
    _of_people("people/<uuid:public_id>/roles/<uuid:membership>/end/", people.role_end, "role_end"),
    _of_people("contacts/", contacts.upload, "contacts"),
    _of_people("contacts/<uuid:public_id>/columns/", contacts.columns, "contacts_columns"),
    _of_people("contacts/<uuid:public_id>/check/", contacts.check, "contacts_check"),
    _seen("groups/", groups.index, "groups"),
    _managed("groups/new/", groups.new, "group_new"),
    _seen("groups/<uuid:public_id>/", groups.show, "group"),
    _managed("groups/<uuid:public_id>/change/", groups.change, "group_change"),
    _managed("groups/<uuid:public_id>/posts/new/", groups.post_new, "post_new"),
    _managed("groups/<uuid:public_id>/posts/<uuid:post>/", groups.post_change, "post_change"),
    _managed("groups/<uuid:public_id>/meets/new/", groups.pattern_new, "pattern_new"),
    _managed("groups/<uuid:public_id>/meets/<uuid:pattern>/", groups.pattern_change, "pattern_change"),
    _managed("groups/<uuid:public_id>/terms/new/", groups.terms_new, "terms_new"),
    _seen("priorities/", governance.priorities, "priorities"),
    _managed("priorities/new/", governance.priority_new, "priority_new"),
    _managed("priorities/<uuid:public_id>/", governance.priority_change, "priority_change"),
    _managed("changes/new/", governance.change_new, "change_new"),
    _managed("changes/<uuid:public_id>/", governance.change_correct, "change_correct"),
    _managed("duties/new/", governance.duty_new, "duty_new"),
    _managed("duties/<uuid:public_id>/", governance.duty_change, "duty_change"),
]
