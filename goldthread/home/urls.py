"""Pages of this room, with who may see each and who may act."""

from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.guards import SIGNED_IN, page
from goldthread.home.permissions import SEE_TRAIL
from goldthread.home.views import board, start, thread, trail
from goldthread.partnership.permissions import SEE_BOARD

app_name = "home"
urlpatterns = [
    page("", start.start, name="start", see=SIGNED_IN),
    page("<slug:board>/", board.board, name="board", see=SEE_BOARD),
    page("<slug:board>/thread/<uuid:public_id>/", thread.thread, name="thread", see=SEE_FINDINGS),
    page("<slug:board>/trail/", trail.trail, name="trail", see=SEE_TRAIL),
]
