"""Pages of this room, with who may see each and who may act: the front door and each board's partnership."""

from goldthread.foundation.guards import PUBLIC, SIGNED_IN, page
from goldthread.partnership.permissions import SEE_BOARD
from goldthread.partnership.views import account, identity, sign_in_as

app_name = "partnership"
urlpatterns = [
    page("sign-in/", identity.sign_in, name="sign_in", see=PUBLIC),
    page("sign-in-as/", sign_in_as.sign_in_as, name="sign_in_as", see=PUBLIC),
    page("sign-out/", identity.sign_out, name="sign_out", see=SIGNED_IN),
    page("account/", account.account, name="account", see=SIGNED_IN),
    page("account/password/", account.password, name="password", see=SIGNED_IN),
    page("<slug:board>/accent-<int:version>.css", identity.accent, name="accent", see=SEE_BOARD),
]
