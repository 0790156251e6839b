package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The functions of text/template itself; {@code and} and {@code or} are the evaluator's, since they stop early, and Sprig's
 * {@code slice} hides the one of Go.
 */
final class Builtins {

    private Builtins() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("not", Function.of(1, a -> !GoValue.truth(a.get(0))));
        functions.put("eq", Function.atLeast(2, Builtins::eq));
        functions.put("ne", Function.of(2, a -> !equal(a.get(0), a.get(1))));
        functions.put("lt", Function.of(2, a -> compare(a) < 0));
        functions.put("le", Function.of(2, a -> compare(a) <= 0));
        functions.put("gt", Function.of(2, a -> compare(a) > 0));
        functions.put("ge", Function.of(2, a -> compare(a) >= 0));
        functions.put("len", Function.of(1, Builtins::len));
        functions.put("index", Function.atLeast(1, Builtins::index));
        functions.put("print", Function.atLeast(0, a -> GoFormat.sprint(a.values())));
        functions.put("println", Function.atLeast(0, a -> GoFormat.sprintln(a.values())));
        functions.put(
                "printf",
                Function.atLeast(1, a -> GoPrintf.sprintf(a.text(0), a.values().subList(1, a.size()))));
        functions.put("html", Function.atLeast(0, a -> html(joined(a))));
        functions.put("js", Function.atLeast(0, a -> js(joined(a))));
        functions.put(
                "urlquery",
                Function.atLeast(0, a -> urlQuery(joined(a))));
    }

    private static Object eq(Arguments arguments) throws Failure {
        for (Object other : arguments.values().subList(1, arguments.size())) {
            if (equal(arguments.get(0), other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(Object a, Object b) throws Failure {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof List || a instanceof Map || b instanceof List || b instanceof Map) {
            throw new Failure("non-comparable type " + GoValue.type(a instanceof List || a instanceof Map ? a : b));
        }
        if (a instanceof GoStruct x && b instanceof GoStruct y) {
            return x.fields().equals(y.fields());
        }
        if (!a.getClass().equals(b.getClass())) {
            throw new Failure("incompatible types for comparison");
        }
        return a.equals(b);
    }

    private static int compare(Arguments arguments) throws Failure {
        Object a = arguments.get(0);
        Object b = arguments.get(1);
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.compareTo(y);
        }
        if (a instanceof String x && b instanceof String y) {
            return GoValue.compareBytes(x, y);
        }
        throw new Failure(
                a != null && b != null && a.getClass().equals(b.getClass())
                        ? "invalid type for comparison"
                        : "incompatible types for comparison");
    }

    private static Object len(Arguments arguments) throws Failure {
        Object value = arguments.get(0);
        if (value instanceof String text) {
            return (long) text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof List<?> list) {
            return (long) list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return (long) map.size();
        }
        throw new Failure(value == null ? "len of nil pointer" : "len of type " + GoValue.type(value));
    }

    private static Object index(Arguments arguments) throws Failure {
        Object value = arguments.get(0);
        if (value == null) {
            throw new Failure("index of untyped nil");
        }
        for (Object key : arguments.values().subList(1, arguments.size())) {
            if (value instanceof Map<?, ?> map) {
                if (!(key instanceof String) && map.keySet().stream().allMatch(String.class::isInstance)) {
                    throw new Failure("value has type " + GoValue.type(key) + "; should be string");
                }
                value = map.containsKey(key) ? map.get(key) : zeroOf(map);
            } else if (value instanceof List<?> list) {
                value = list.get((int) position(key, list.size()));
            } else if (value instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                value = (long) (bytes[(int) position(key, bytes.length)] & 0xff);
            } else {
                throw new Failure(value == null ? "index of untyped nil" : "can't index item of type " + GoValue.type(value));
            }
        }
        return value;
    }

    /** What Go gives for a key that a map does not have: the zero value of its element type. */
    private static Object zeroOf(Map<?, ?> map) {
        return map.isEmpty() || map.values().stream().allMatch(String.class::isInstance) ? "" : null;
    }

    private static long position(Object key, int size) throws Failure {
        if (!(key instanceof Long number)) {
            throw new Failure("cannot index slice/array with type " + GoValue.type(key));
        }
        if (number < 0 || number >= size) {
            throw new Failure("index out of range: " + number);
        }
        return number;
    }

    private static String joined(Arguments arguments) {
        return GoFormat.sprint(arguments.values().stream()
                .map(value -> value == null ? GoValue.NO_VALUE.toString() : value)
                .toList());
    }

    /** Java and Go differ in two signs. */
    private static String urlQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String js(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '"' -> out.append("\\\"");
                case '<', '>', '&', '=' -> out.append(String.format("\\u%04X", c));
                default -> {
                    if (c < 0x20 || c > 0x7f && !GoQuote.isPrintable(c)) {
                        out.append(String.format("\\u%04X", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
