"""How mail is written, whatever it tells: layout, plain twin, safe headers, whole links."""
