"""What Lanyard costs, as ratios to what Django, PostgreSQL and the mail server cost by themselves.

`make bench` runs it; benchmarks/README.md says what is measured and how.
"""
