"""The analysis of a log, from its events to charts and files.

`reading` makes an `EncodedLog` of imported events and of those that `recorded` finds in this program's own
log. `clock`, `traits` and `searches` say of each event when, what and in which search it was; `counting`
counts. `filters` are the conditions, `selection` the events that meet them. `analysis` puts it together:
`charts/` holds what each chart counts and what things are called, `export/` writes charts and events to
files, `timeline` is one shopper's.
"""
