"""Knowledge from outside: what was learned on no shop, and helps in every one."""
