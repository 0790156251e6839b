package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What Go thinks of a value: its truth, its type's name, its order. */
final class GoValue {

    /** What a map's missing key evaluates to: prints {@code <no value>}, and is nil to functions. */
    static final Object NO_VALUE = new Object() {
        @Override
        public String toString() {
            return "<no value>";
        }
    };

    private GoValue() {}

    static Object orNoValue(@CheckForNull Object value) {
        return value == null ? NO_VALUE : value;
    }

    @CheckForNull
    static Object orNil(@CheckForNull Object value) {
        return value == NO_VALUE ? null : value;
    }

    /** False, zero, nil and everything empty are false; a struct is true. */
    static boolean truth(@CheckForNull Object value) {
        if (value == null || value == NO_VALUE) {
            return false;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }

    static String type(@CheckForNull Object value) {
        if (value == null || value == NO_VALUE) {
            return "<nil>";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long) {
            return "int";
        }
        if (value instanceof Double) {
            return "float64";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof List<?> list) {
            return "[]" + elementType(list);
        }
        if (value instanceof Map<?, ?> map) {
            return "map[" + (map.isEmpty() ? "string" : elementType(map.keySet())) + "]"
                    + (map.isEmpty() ? "interface {}" : elementType(map.values()));
        }
        return value instanceof GoStruct struct ? struct.type() : value.getClass().getSimpleName();
    }

    /** Go's word for what sort of type it is. */
    static String kind(@CheckForNull Object value) {
        if (value == null || value == NO_VALUE) {
            return "invalid";
        }
        if (value instanceof List) {
            return "slice";
        }
        if (value instanceof Map) {
            return "map";
        }
        return value instanceof GoStruct ? "struct" : type(value);
    }

    /** Ends what would never end, or fill the memory, such as printing a list of lists of lists. */
    static void checkLength(StringBuilder out) {
        if (out.length() > Evaluator.MAX_OUTPUT) {
            throw tooLarge();
        }
    }

    static TooLargeException tooLarge() {
        return new TooLargeException("a value is larger than " + Evaluator.MAX_OUTPUT + " characters or "
                + Evaluator.MAX_ITEMS + " items");
    }

    /** Some value or text that no commit message needs; the evaluator adds the place. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message, null, false, false);
        }
    }

    private static String elementType(Iterable<?> values) {
        String common = null;
        for (Object value : values) {
            String type = type(value);
            if (common != null && !common.equals(type)) {
                return "interface {}";
            }
            common = type;
        }
        return common == null ? "interface {}" : common;
    }

    /** Keys in the order in which Go prints and ranges over them. */
    static List<Map.Entry<?, ?>> sorted(Map<?, ?> map) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Comparator.comparing(Map.Entry::getKey, GoValue::order));
        return entries;
    }

    private static int order(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof GoStruct x && b instanceof GoStruct y) {
            List<Object> left = new ArrayList<>(x.fields().values());
            List<Object> right = new ArrayList<>(y.fields().values());
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int order = order(left.get(i), right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(), right.size());
        }
        return compareBytes(String.valueOf(a), String.valueOf(b));
    }

    /** Go compares text by its UTF-8 bytes, which is the order of code points and not of Java's chars. */
    static int compareBytes(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }
}
