"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import SIGNED_IN, page
from goldthread.home.views import start
from goldthread.partnership.permissions import SEE_BOARD

app_name = "home"
urlpatterns = [
    page("", start.start, name="start", see=SIGNED_IN),
    page("<slug:board>/", start.board, name="board", see=SEE_BOARD),
]
