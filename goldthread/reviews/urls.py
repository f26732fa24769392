"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import page
from goldthread.reviews.permissions import MANAGE_REVIEWS, SEE_REVIEWS
from goldthread.reviews.views import clock, documents, index, show, write

app_name = "reviews"
urlpatterns = [
    page("", index.index, name="index", see=SEE_REVIEWS),
    page("new/", write.new, name="new", see=SEE_REVIEWS, may=MANAGE_REVIEWS),
    page("<uuid:public_id>/", show.show, name="show", see=SEE_REVIEWS),
    page("<uuid:public_id>/change/", write.change, name="change", see=SEE_REVIEWS, may=MANAGE_REVIEWS),
    page(
        "<uuid:public_id>/clocks/<slug:key>/",
        clock.clock,
        name="clock",
        see=SEE_REVIEWS,
        may=MANAGE_REVIEWS,
    ),
    page(
        "<uuid:public_id>/judgements/new/",
        write.new_judgement,
        name="new_judgement",
        see=SEE_REVIEWS,
        may=MANAGE_REVIEWS,
    ),
    page(
        "<uuid:public_id>/documents/new/",
        documents.new,
        name="new_document",
        see=SEE_REVIEWS,
        may=MANAGE_REVIEWS,
    ),
    page("documents/<uuid:public_id>/", documents.download, name="document", see=SEE_REVIEWS),
    page(
        "documents/<uuid:public_id>/remove/",
        documents.remove,
        name="remove_document",
        see=SEE_REVIEWS,
        may=MANAGE_REVIEWS,
    ),
    page("judgements/<uuid:public_id>/", show.judgement, name="judgement", see=SEE_REVIEWS),
    page(
        "judgements/<uuid:public_id>/change/",
        write.change_judgement,
        name="change_judgement",
        see=SEE_REVIEWS,
        may=MANAGE_REVIEWS,
    ),
]
