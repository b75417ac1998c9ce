import unittest

import greeter


class GreetTest(unittest.TestCase):
    def test_greets_by_name(self):
        self.assertEqual(greeter.greet("Ada"), "Hello, Ada.")
