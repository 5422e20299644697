"""Every address of Lanyard, as a table of contents."""

from django.urls import include, path

from core.health.views import healthz, readyz
from offices.views.home import home, theme
from offices.views.mail_stop import mail_stop

urlpatterns = [
    path("healthz", healthz, name="healthz"),  # answered before, by ProbeMiddleware
    path("readyz", readyz, name="readyz"),
    path("", home, name="home"),
    path("theme/", theme, name="theme"),
    path("mail/stop/<str:signed>/", mail_stop, name="mail_stop"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("offices.account_urls")),
    path("o/<slug:office>/", include("offices.urls")),
    path("o/<slug:office>/", include("partnerships.urls")),
    path("o/<slug:office>/", include("contacts.urls")),
    path("o/<slug:office>/", include("outreach.urls")),
    path("o/<slug:office>/", include("recognition.urls")),
    path("o/<slug:office>/", include("outcomes.urls")),
    path("api/v1/", include("config.api_urls")),
]
