"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""
