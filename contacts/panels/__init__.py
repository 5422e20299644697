from contacts.panels.ends import ends_panel
from contacts.panels.people import people_panel

__all__ = ["ends_panel", "people_panel"]
