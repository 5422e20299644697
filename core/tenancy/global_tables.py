"""The tables that belong to no office, each with the reason why that is safe."""

GLOBAL_TABLES: dict[str, str] = {
    "account_emailaddress": "a user's addresses for sign-in; a user may belong to many offices",
    "account_emailconfirmation": "pending confirmations of those addresses",
    "auth_group": "Django's, unused: roles belong to memberships",
    "auth_group_permissions": "Django's, unused: roles belong to memberships",
    "auth_permission": "Django's, unused and read-only to the app role",
    "django_content_type": "Django's list of models, read-only to the app role",
    "django_migrations": "which migrations have run, read-only to the app role",
    "django_session": "sessions are found by a random key before any office is known",
    "offices_user": "a user signs in before an office is known; names stand on memberships",
    "pghistory_context": "pghistory's own table, unused: the context stands in each history row",
}
