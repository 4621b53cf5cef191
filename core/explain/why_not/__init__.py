"""Why a product is not in a list: the stage that lost it, and what would bring it back."""
