"""Mail on its way: written with the change that it tells of, sent by a worker afterwards."""
