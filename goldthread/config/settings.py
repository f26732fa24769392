"""Settings. What differs between installations comes from the environment (see README, “Run it for real”)."""

from __future__ import annotations

import os

from goldthread.config import environment, mailing

ENV = environment.kind()
PRODUCTION = ENV == "production"
VAR, BUILT = environment.var(), environment.BUILT
DEBUG = False
SECRET_KEY = environment.secret("GOLDTHREAD_SECRET_KEY", env=ENV)
TRAIL_KEY = environment.secret("GOLDTHREAD_TRAIL_KEY", env=ENV)
ALLOWED_HOSTS = environment.hosts(env=ENV)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "goldthread.foundation",
    "goldthread.ui",
    "goldthread.documents",
    "goldthread.partnership",
    "goldthread.audits",
    "goldthread.reviews",
    "goldthread.findings",
    "goldthread.improvement",
    "goldthread.programme",
    "goldthread.meetings",
    "goldthread.reports",
    "goldthread.home",
    "goldthread.api",
    "goldthread.config",
]

MIDDLEWARE = [
    "goldthread.ui.security.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldthread.partnership.sessions.SessionLifeMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "goldthread.foundation.access.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "goldthread.config.urls"
WSGI_APPLICATION = "goldthread.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "goldthread.config.navigation.shell",
            ],
            "builtins": ["django.templatetags.static", "goldthread.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "goldthread.ui.forms.GovukRenderer"

DATABASES = {"default": environment.database(os.environ.get("GOLDTHREAD_DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "partnership.Person"
AUTHENTICATION_BACKENDS = ["goldthread.partnership.identity.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["goldthread.partnership.passwords.TunedArgon2"]
LOGIN_URL = "partnership:sign_in"
LOGIN_REDIRECT_URL = "home:start"
LOGOUT_REDIRECT_URL = "partnership:sign_in"

SESSION_COOKIE_NAME = "__Host-goldthread" if PRODUCTION else "goldthread"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
# An installation is one name among a council's many, and may not speak for the others.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILES_ROOT, LARGEST_FILE = environment.files(), environment.largest_file()
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "goldthread.foundation.files.uploading.BoundedUpload",
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "collected"
STATICFILES_DIRS = [BUILT / "static"] if (BUILT / "static").exists() else []
WHITENOISE_USE_FINDERS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # not used: it would not outlive the process
    "files": {"BACKEND": "goldthread.foundation.files.disk.DurableStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if ENV == "test"
            else "goldthread.ui.storage.HashedStorage"
        )
    },
}

MAIL = mailing.settings(env=ENV, var=VAR)
SENDS_MAIL, ADDRESS, MAIL_FOLDER = MAIL["SENDS_MAIL"], MAIL["ADDRESS"], MAIL["MAIL_FOLDER"]
globals().update(MAIL)  # Django's own names

LOGGING = {  # faults to the console with their place in the code; never the contents of a request
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR", "propagate": ENV == "test"}},
}

if ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
