"""Pages of this room."""

app_name = "improvement"
urlpatterns: list = []
