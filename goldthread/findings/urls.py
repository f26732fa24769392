"""Pages of this room."""

app_name = "findings"
urlpatterns: list = []
