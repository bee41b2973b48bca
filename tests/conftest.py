from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("borgingskalender", deadline=None, max_examples=50)
settings.load_profile("borgingskalender")
