package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sprig's functions on maps (flux.md 3.7). Keys and values come in the order of the keys; Go's order is random. */
final class MapFunctions {

    private MapFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("dict", Function.atLeast(0, a -> {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < a.size(); i += 2) {
                map.put(GoFormat.text(a.get(i)), i + 1 < a.size() ? a.get(i + 1) : "");
            }
            return map;
        }));
        functions.put("get", Function.of(2, a -> a.map(0).containsKey(a.text(1)) ? a.map(0).get(a.text(1)) : ""));
        functions.put("hasKey", Function.of(2, a -> a.map(0).containsKey(a.text(1))));
        functions.put("keys", Function.atLeast(0, a -> {
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
        functions.put("pluck", Function.atLeast(1, a -> {
            String key = a.text(0);
            List<Object> found = new ArrayList<>();
            for (int i = 1; i < a.size(); i++) {
                if (a.map(i).containsKey(key)) {
                    found.add(a.map(i).get(key));
                }
            }
            return found;
        }));
        functions.put("pick", Function.atLeast(1, a -> selected(a, true)));
        functions.put("omit", Function.atLeast(1, a -> selected(a, false)));
        functions.put("dig", Function.atLeast(3, MapFunctions::dig));
        functions.put("set", Function.of(3, a -> {
            Map<Object, Object> map = own(a);
            map.put(a.text(1), a.get(2));
            return map;
        }));
        functions.put("unset", Function.of(2, a -> {
            Map<Object, Object> map = own(a);
            map.remove(a.text(1));
            return map;
        }));
        functions.put("merge", Function.atLeast(1, a -> merged(a, false)));
        functions.put("mergeOverwrite", Function.atLeast(1, a -> merged(a, true)));
    }

    /** A map that the template made, and so may change. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> own(Arguments arguments) throws Failure {
        if (arguments.get(0) instanceof LinkedHashMap<?, ?> map) {
            return (Map<Object, Object>) map;
        }
        throw new Failure("only a map that was made by dict can be changed, not " + GoValue.type(arguments.get(0)));
    }

    private static Object selected(Arguments arguments, boolean keep) throws Failure {
        Map<Object, Object> selected = new LinkedHashMap<>(arguments.map(0));
        List<Object> names = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            names.add(arguments.text(i));
        }
        selected.keySet().removeIf(key -> names.contains(key) != keep);
        return selected;
    }

    private static Object dig(Arguments arguments) throws Failure {
        int last = arguments.size() - 1;
        Map<?, ?> map = arguments.map(last);
        for (int i = 0; i < last - 1; i++) {
            String key = arguments.text(i);
            if (!map.containsKey(key)) {
                return arguments.get(last - 1);
            }
            Object value = map.get(key);
            if (i == last - 2) {
                return value;
            }
            if (!(value instanceof Map<?, ?> below)) {
                throw new Failure("the value of " + key + " is no map but " + GoValue.type(value));
            }
            map = below;
        }
        return arguments.get(last - 1);
    }

    private static Object merged(Arguments arguments, boolean overwrite) throws Failure {
        Map<Object, Object> merged = new LinkedHashMap<>(arguments.map(0));
        for (int i = 1; i < arguments.size(); i++) {
            merge(merged, arguments.map(i), overwrite);
        }
        return merged;
    }

    /** What is empty counts as missing, on either side. */
    private static void merge(Map<Object, Object> into, Map<?, ?> from, boolean overwrite) {
        from.forEach((key, value) -> {
            Object old = into.get(key);
            if (old instanceof Map<?, ?> a && value instanceof Map<?, ?> b) {
                Map<Object, Object> both = new LinkedHashMap<>(a);
                merge(both, b, overwrite);
                into.put(key, both);
            } else if (!into.containsKey(key) || (overwrite ? GoValue.truth(value) : !GoValue.truth(old))) {
                into.put(key, value);
            }
        });
    }
}
