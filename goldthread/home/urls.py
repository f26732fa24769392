"""Pages of this room, with who may see each and who may act."""

from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.guards import SIGNED_IN, page
from goldthread.foundation.outbox.permissions import RELEASE_MESSAGES, SEE_MESSAGES
from goldthread.home.permissions import SEE_TRAIL
from goldthread.home.views import board, messages, start, thread, trail
from goldthread.partnership.permissions import SEE_BOARD

app_name = "home"
ABOUT, MESSAGES = "<slug:board>/messages/<uuid:public_id>", {"see": SEE_MESSAGES}
DECIDES = {"see": SEE_MESSAGES, "may": RELEASE_MESSAGES}
urlpatterns = [
    page("", start.start, name="start", see=SIGNED_IN),
    page("<slug:board>/", board.board, name="board", see=SEE_BOARD),
    page("<slug:board>/thread/<uuid:public_id>/", thread.thread, name="thread", see=SEE_FINDINGS),
    page("<slug:board>/trail/", trail.trail, name="trail", see=SEE_TRAIL),
    page("<slug:board>/messages/", messages.messages, name="messages", **MESSAGES),
    page(f"{ABOUT}/", messages.message, name="message", **MESSAGES),
    page(f"{ABOUT}/release/", messages.release, name="release_message", **DECIDES),
    page(f"{ABOUT}/discard/", messages.discard, name="discard_message", **DECIDES),
    page(f"{ABOUT}/try-again/", messages.try_again, name="try_message_again", **DECIDES),
]
