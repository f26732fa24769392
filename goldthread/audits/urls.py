"""Pages of this room, with who may see each and who may act."""

from goldthread.audits.permissions import MANAGE_AUDITS, SEE_AUDITS
from goldthread.audits.views import index, show, write
from goldthread.foundation.guards import page

app_name = "audits"
urlpatterns = [
    page("", index.index, name="index", see=SEE_AUDITS),
    page("new/", write.new, name="new", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/", show.show, name="show", see=SEE_AUDITS),
    page("<uuid:public_id>/change/", write.change, name="change", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/reschedule/", write.reschedule, name="reschedule", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/hold/", write.hold, name="hold", see=SEE_AUDITS, may=MANAGE_AUDITS),
    page("<uuid:public_id>/<slug:step>/", write.move_on, name="move_on", see=SEE_AUDITS, may=MANAGE_AUDITS),
]
