from contacts.panels.ends import ends_panel
from contacts.panels.find import people_hits
from contacts.panels.people import people_panel

__all__ = ["ends_panel", "people_hits", "people_panel"]
