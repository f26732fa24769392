"""Pages of a board."""

app_name = "partnership_board"
urlpatterns: list = []
