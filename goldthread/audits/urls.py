"""Pages of this room, with who may see each and who may act."""

from goldthread.audits.permissions import MANAGE_AUDITS, SEE_AUDITS
from goldthread.audits.views import index, methods, outputs, show, write
from goldthread.foundation.guards import page

app_name = "audits"
urlpatterns = [
    page("", index.index, name="index", see=SEE_AUDITS),
    page("new/", write.new, name="new", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("methods/", methods.index, name="methods", see=SEE_AUDITS),
    page("methods/new/", methods.new, name="new_method", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("methods/<uuid:public_id>/change/", methods.change, name="change_method", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("outputs/", outputs.index, name="outputs", see=SEE_AUDITS),
    page("outputs/new/", outputs.new, name="new_output", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("outputs/<uuid:public_id>/change/", outputs.change, name="change_output", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/", show.show, name="show", see=SEE_AUDITS),
    page("<uuid:public_id>/change/", write.change, name="change", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/reschedule/", write.reschedule, name="reschedule", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/hold/", write.hold, name="hold", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/<slug:step>/", write.move_on, name="move_on", see=SEE_AUDITS, may=MANAGE_AUDITS),
]
