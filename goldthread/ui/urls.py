"""The addresses of this room."""

from goldthread.foundation.guards import SIGNED_IN, page
from goldthread.ui.views import show_gallery

app_name = "ui"
urlpatterns = [page("", show_gallery, name="gallery", see=SIGNED_IN)]
