"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import page
from goldthread.meetings.permissions import SEE_MEETINGS, WRITE_MEETINGS
from goldthread.meetings.views import index, meeting

app_name = "meetings"
urlpatterns = [
    page("", index.index, name="index", see=SEE_MEETINGS),
    page("by-agency/", index.by_agency, name="by_agency", see=SEE_MEETINGS),
    page("new/", meeting.new, name="new", see=SEE_MEETINGS, may=WRITE_MEETINGS),
    page("<uuid:public_id>/", meeting.show, name="show", see=SEE_MEETINGS),
    page("<uuid:public_id>/change/", meeting.change, name="change", see=SEE_MEETINGS, may=WRITE_MEETINGS),
    page("<uuid:public_id>/cancel/", meeting.cancel, name="cancel", see=SEE_MEETINGS, may=WRITE_MEETINGS),
    page("<uuid:public_id>/attendance/", meeting.attendance, name="attendance", see=SEE_MEETINGS, may=WRITE_MEETINGS),
]
