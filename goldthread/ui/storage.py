"""Static files under names that carry their contents, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites what one JavaScript module imports from another."""

    support_js_module_import_aggregation = True
