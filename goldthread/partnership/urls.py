"""Pages that belong to no board."""

from goldthread.foundation.guards import PUBLIC, SIGNED_IN, page
from goldthread.partnership.permissions import SEE_BOARD
from goldthread.partnership.views import identity

app_name = "partnership"
urlpatterns = [
    page("sign-in/", identity.sign_in, name="sign_in", see=PUBLIC),
    page("sign-out/", identity.sign_out, name="sign_out", see=SIGNED_IN),
    page("account/", identity.account, name="account", see=SIGNED_IN),
    page("<slug:board>/accent-<int:version>.css", identity.accent, name="accent", see=SEE_BOARD),
]
