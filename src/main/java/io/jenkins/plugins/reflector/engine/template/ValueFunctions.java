package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** Sprig's functions on any value, numbers, lists and maps, as far as commit messages use them (flux.md 3.7). */
final class ValueFunctions {

    private ValueFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("default", new Function(1, 2, a -> a.size() == 1 || !GoValue.truth(a.get(1)) ? a.get(0) : a.get(1)));
        functions.put("empty", Function.of(1, a -> !GoValue.truth(a.get(0))));
        functions.put("coalesce", Function.atLeast(0, a -> a.values().stream().filter(GoValue::truth).findFirst().orElse(null)));
        functions.put("ternary", Function.of(3, a -> GoValue.truth(a.get(2)) ? a.get(0) : a.get(1)));
        functions.put("fail", Function.of(1, a -> {
            throw new Failure("error calling fail: " + a.text(0));
        }));
        functions.put("typeOf", Function.of(1, a -> GoValue.type(a.get(0))));
        numbers(functions);
        lists(functions);
        maps(functions);
    }

    private static void numbers(Map<String, Function> functions) {
        functions.put("add", Function.atLeast(1, a -> fold(a, Long::sum)));
        functions.put("add1", Function.of(1, a -> a.integer(0) + 1));
        functions.put("sub", Function.of(2, a -> a.integer(0) - a.integer(1)));
        functions.put("mul", Function.atLeast(1, a -> fold(a, (x, y) -> x * y)));
        functions.put("div", Function.of(2, a -> a.integer(0) / divisor(a)));
        functions.put("mod", Function.of(2, a -> a.integer(0) % divisor(a)));
        functions.put("max", Function.atLeast(1, a -> fold(a, Math::max)));
        functions.put("min", Function.atLeast(1, a -> fold(a, Math::min)));
        functions.put("int", Function.of(1, a -> number(a.get(0))));
        functions.put("int64", Function.of(1, a -> number(a.get(0))));
    }

    private static Object fold(Arguments arguments, LongBinaryOperator operator) throws Failure {
        long result = arguments.integer(0);
        for (int i = 1; i < arguments.size(); i++) {
            result = operator.applyAsLong(result, arguments.integer(i));
        }
        return result;
    }

    private static long divisor(Arguments arguments) throws Failure {
        long divisor = arguments.integer(1);
        if (divisor == 0) {
            throw new Failure("division by zero");
        }
        return divisor;
    }

    private static long number(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number.longValue();
        }
        try {
            return value instanceof String text ? Long.parseLong(text.strip()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void lists(Map<String, Function> functions) {
        functions.put("list", Function.atLeast(0, a -> new ArrayList<>(a.values())));
        functions.put("first", Function.of(1, a -> a.list(0).isEmpty() ? null : a.list(0).get(0)));
        functions.put("last", Function.of(1, a -> a.list(0).isEmpty() ? null : a.list(0).get(a.list(0).size() - 1)));
        functions.put("rest", Function.of(1, a -> a.list(0).isEmpty() ? List.of() : a.list(0).subList(1, a.list(0).size())));
        functions.put("initial", Function.of(1, a -> a.list(0).isEmpty() ? List.of() : a.list(0).subList(0, a.list(0).size() - 1)));
        functions.put("append", Function.of(2, a -> with(a.list(0), a.list(0).size(), a.get(1))));
        functions.put("prepend", Function.of(2, a -> with(a.list(0), 0, a.get(1))));
        functions.put("reverse", Function.of(1, a -> {
            List<Object> reversed = new ArrayList<>(a.list(0));
            Collections.reverse(reversed);
            return reversed;
        }));
        functions.put("uniq", Function.of(1, a -> new ArrayList<>(new LinkedHashSet<>(a.list(0)))));
        functions.put("compact", Function.of(1, a -> a.list(0).stream().filter(GoValue::truth).toList()));
        functions.put("has", Function.of(2, a -> a.list(1).contains(a.get(0))));
        functions.put("without", Function.atLeast(1, a -> {
            List<Object> kept = new ArrayList<>(a.list(0));
            kept.removeAll(a.values().subList(1, a.size()));
            return kept;
        }));
        functions.put("sortAlpha", Function.of(1, a -> a.list(0).stream()
                .map(GoFormat::text)
                .sorted(GoValue::compareBytes)
                .toList()));
    }

    private static List<Object> with(List<?> list, int position, Object value) {
        List<Object> copy = new ArrayList<>(list);
        copy.add(position, value);
        return copy;
    }

    private static void maps(Map<String, Function> functions) {
        functions.put("dict", Function.atLeast(0, a -> {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < a.size(); i += 2) {
                map.put(GoFormat.text(a.get(i)), i + 1 < a.size() ? a.get(i + 1) : "");
            }
            return map;
        }));
        functions.put("get", Function.of(2, a -> a.map(0).containsKey(a.text(1)) ? a.map(0).get(a.text(1)) : ""));
        functions.put("hasKey", Function.of(2, a -> a.map(0).containsKey(a.text(1))));
        functions.put("keys", Function.atLeast(1, a -> {
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                GoValue.sorted(a.map(i)).forEach(entry -> keys.add(entry.getKey()));
            }
            return keys;
        }));
        functions.put("values", Function.of(1, a -> {
            List<Object> values = new ArrayList<>();
            GoValue.sorted(a.map(0)).forEach(entry -> values.add(entry.getValue()));
            return values;
        }));
    }
}
