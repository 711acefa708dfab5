package io.driftmeter.schemas.key;

import java.util.List;

/** The fields of a key that is written as text, separated by '|'. */
record KeyFields(String text, List<String> values) {

    static KeyFields split(String text, int expected, String form) {
        List<String> values = List.of(text.split("\\|", -1));
        if (values.size() != expected) {
            throw new IllegalArgumentException("The key '" + text + "' is not of the form " + form);
        }
        return new KeyFields(text, values);
    }

    String name(int index) {
        return values.get(index);
    }

    int number(int index) {
        try {
            return Integer.parseInt(values.get(index));
        } catch (NumberFormatException error) {
            throw new IllegalArgumentException("The key '" + text + "' has no number in field " + (index + 1), error);
        }
    }
}
