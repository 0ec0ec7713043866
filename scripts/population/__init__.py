"""An invented population of Kita-ku: households, a 避難行動要支援者名簿, arrivals at shelters. Nobody in it exists."""
