"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import page
from goldthread.programme.permissions import SEE_OBSTACLES, SEE_PROGRAMME, WRITE_OBSTACLES, WRITE_PROGRAMME
from goldthread.programme.views import entry, obstacles, year

WRITES = {"see": SEE_PROGRAMME, "may": WRITE_PROGRAMME}
ANSWERS = {"see": SEE_OBSTACLES, "may": WRITE_OBSTACLES}
ENTRY = "entries/<uuid:public_id>/"
DATE = f"{ENTRY}dates/<uuid:date>/"

app_name = "programme"
urlpatterns = [
    page("", year.year, name="year", see=SEE_PROGRAMME),
    page("entries/new/", entry.new, name="new", **WRITES),
    page(ENTRY, entry.entry, name="entry", see=SEE_PROGRAMME),
    page(f"{ENTRY}change/", entry.change, name="change", **WRITES),
    page(f"{ENTRY}dates/new/", entry.add_date, name="add_date", **WRITES),
    page(f"{DATE}change/", entry.change_date, name="change_date", **WRITES),
    page(f"{DATE}remove/", entry.remove_date, name="remove_date", **WRITES),
    page("obstacles/", obstacles.index, name="obstacles", see=SEE_OBSTACLES),
    page("obstacles/new/", obstacles.new, name="new_obstacle", **ANSWERS),
    page("obstacles/<uuid:public_id>/change/", obstacles.change, name="change_obstacle", **ANSWERS),
]
