package io.driftmeter.statistics.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A change of unit: what a value of the reference's unit became.
 *
 * @param words what was done to the values: multiplied by 100, degrees Celsius became Fahrenheit, …
 * @param least the lowest value that can have come before
 * @param most the highest value that can have come before
 * @param apply monotone: the value that comes now for a value that came before
 */
record Conversion(String words, double least, double most, DoubleUnaryOperator apply) {
    private static final double ZERO_CELSIUS_IN_KELVIN = 273.15;

    /**
     * Temperatures of weather, bodies, rooms and machines, in °C. Beyond them scales lie so near to each other that any number that moves looks
     * like a temperature.
     */
    private static final double COLDEST = -90;

    private static final double HOTTEST = 150;

    /** Dozens, hours of a day, minutes and seconds, days of a year, per cent and the powers of ten that units have as prefixes. */
    private static final List<Double> FACTORS = List.of(
            10.0, 12.0, 24.0, 60.0, 100.0, 365.0, 1_000.0, 1_440.0, 3_600.0, 10_000.0, 86_400.0, 1e5, 1e6, 3.6e6,
            8.64e7, 1e9);

    /** As they came before. */
    static final Conversion NONE = ofAny("not changed", value -> value);

    /** The conversions that are looked for: factors of at least 10 or at most 0.1, the sign, and temperature scales. */
    static final List<Conversion> LISTED = listed();

    double of(double value) {
        return apply.applyAsDouble(value);
    }

    private static List<Conversion> listed() {
        List<Conversion> all = new ArrayList<>();
        for (double factor : FACTORS) {
            String figure = String.format(Locale.ROOT, "%,.0f", factor);
            all.add(ofAny("multiplied by " + figure, value -> value * factor));
            all.add(ofAny("divided by " + figure, value -> value / factor));
        }
        all.add(ofAny("of the other sign", value -> -value));
        all.add(ofCelsius("°F where °C came before", Conversion::celsiusToFahrenheit));
        all.add(ofCelsius("K where °C came before", value -> value + ZERO_CELSIUS_IN_KELVIN));
        all.add(ofFahrenheit("°C where °F came before", Conversion::fahrenheitToCelsius));
        all.add(ofFahrenheit("K where °F came before", value -> fahrenheitToCelsius(value) + ZERO_CELSIUS_IN_KELVIN));
        all.add(ofKelvin("°C where K came before", value -> value - ZERO_CELSIUS_IN_KELVIN));
        all.add(ofKelvin("°F where K came before", value -> celsiusToFahrenheit(value - ZERO_CELSIUS_IN_KELVIN)));
        return List.copyOf(all);
    }

    private static Conversion ofAny(String words, DoubleUnaryOperator apply) {
        return new Conversion(words, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, apply);
    }

    private static Conversion ofCelsius(String words, DoubleUnaryOperator apply) {
        return new Conversion(words, COLDEST, HOTTEST, apply);
    }

    private static Conversion ofFahrenheit(String words, DoubleUnaryOperator apply) {
        return new Conversion(words, celsiusToFahrenheit(COLDEST), celsiusToFahrenheit(HOTTEST), apply);
    }

    private static Conversion ofKelvin(String words, DoubleUnaryOperator apply) {
        return new Conversion(words, COLDEST + ZERO_CELSIUS_IN_KELVIN, HOTTEST + ZERO_CELSIUS_IN_KELVIN, apply);
    }

    /** Whether all values of a reference can have come in the unit that is converted. */
    boolean canFollow(double minimum, double maximum) {
        return least <= minimum && maximum <= most;
    }

    private static double celsiusToFahrenheit(double value) {
        return value * 9 / 5 + 32;
    }

    private static double fahrenheitToCelsius(double value) {
        return (value - 32) * 5 / 9;
    }
}
