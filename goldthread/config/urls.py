"""Where each room's pages hang. `<slug:board>` is the board's short name and becomes request.board."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldthread.partnership.urls")),
    path("gallery/", include("goldthread.ui.urls")),
    path("<slug:board>/audits/", include("goldthread.audits.urls")),
    path("<slug:board>/reviews/", include("goldthread.reviews.urls")),
    path("<slug:board>/findings/", include("goldthread.findings.urls")),
    path("<slug:board>/plan/", include("goldthread.improvement.urls")),
    path("<slug:board>/programme/", include("goldthread.programme.urls")),
    path("<slug:board>/meetings/", include("goldthread.meetings.urls")),
    path("<slug:board>/reports/", include("goldthread.reports.urls")),
    path("", include("goldthread.home.urls")),
]
handler400 = "goldthread.ui.views.not_taken"
handler404 = "goldthread.ui.views.not_found"
handler403 = "goldthread.ui.views.forbidden"
handler500 = "goldthread.ui.views.failed"
