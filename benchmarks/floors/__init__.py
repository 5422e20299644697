"""A bare Django project: what a page costs that does nothing but its SQL and its template."""
