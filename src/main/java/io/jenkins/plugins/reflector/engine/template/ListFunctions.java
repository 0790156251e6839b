package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Sprig's functions on lists (flux.md 3.7). None changes its argument. */
final class ListFunctions {

    private ListFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("list", Function.atLeast(0, a -> new ArrayList<>(a.values())));
        functions.put("tuple", functions.get("list"));
        functions.put("first", Function.of(1, a -> a.list(0).isEmpty() ? null : a.list(0).get(0)));
        functions.put("last", Function.of(1, a -> {
            return a.list(0).isEmpty() ? null : a.list(0).get(a.list(0).size() - 1);
        }));
        functions.put("rest", Function.of(1, a -> part(a.list(0), 1, a.list(0).size())));
        functions.put("initial", Function.of(1, a -> part(a.list(0), 0, a.list(0).size() - 1)));
        functions.put("append", Function.of(2, a -> with(a.list(0), a.list(0).size(), a.get(1))));
        functions.put("push", functions.get("append"));
        functions.put("prepend", Function.of(2, a -> with(a.list(0), 0, a.get(1))));
        functions.put("reverse", Function.of(1, a -> {
            List<Object> reversed = new ArrayList<>(a.list(0));
            Collections.reverse(reversed);
            return reversed;
        }));
        functions.put("uniq", Function.of(1, a -> new ArrayList<>(new LinkedHashSet<>(a.list(0)))));
        functions.put("compact", Function.of(1, a -> a.list(0).stream().filter(GoValue::truth).toList()));
        functions.put("has", Function.of(2, a -> a.get(1) != null && a.list(1).contains(a.get(0))));
        functions.put("without", Function.atLeast(1, a -> {
            List<Object> kept = new ArrayList<>(a.list(0));
            kept.removeAll(new ArrayList<>(a.values().subList(1, a.size())));
            return kept;
        }));
        functions.put("concat", Function.atLeast(0, a -> {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                all.addAll(a.list(i));
            }
            return all;
        }));
        functions.put("chunk", Function.of(2, ListFunctions::chunk));
        functions.put("slice", Function.atLeast(1, ListFunctions::slice));
        functions.put("toStrings", Function.of(1, a -> texts(a.get(0))));
        functions.put("sortAlpha", Function.of(1, a -> a.get(0) instanceof List<?>
                ? texts(a.get(0)).stream().sorted(GoValue::compareBytes).toList()
                : List.of(GoFormat.text(a.get(0)))));
    }

    /** The elements as text, without those that are nil; anything else is taken for its only element. */
    static List<String> texts(@CheckForNull Object value) {
        if (value instanceof List<?> list) {
            return list.stream().filter(v -> v != null).map(GoFormat::text).toList();
        }
        return value == null ? List.of() : List.of(GoFormat.text(value));
    }

    private static List<?> part(List<?> list, int from, int to) {
        return list.isEmpty() ? List.of() : new ArrayList<>(list.subList(from, to));
    }

    private static List<Object> with(List<?> list, int position, Object value) {
        List<Object> copy = new ArrayList<>(list);
        copy.add(position, value);
        return copy;
    }

    private static Object chunk(Arguments arguments) throws Failure {
        long size = arguments.integer(0);
        List<?> list = arguments.list(1);
        if (size < 1) {
            throw new Failure("chunks of " + size);
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from = (int) Math.min(list.size(), from + size)) {
            chunks.add(new ArrayList<>(list.subList(from, (int) Math.min(list.size(), from + size))));
        }
        return chunks;
    }

    /** Sprig's, which hides Go's: lists alone, and nil for an empty one. */
    private static Object slice(Arguments arguments) throws Failure {
        List<?> list = arguments.list(0);
        if (list.isEmpty()) {
            return null;
        }
        long from = arguments.size() > 1 ? GoNumber.integer(arguments.get(1)) : 0;
        long to = arguments.size() > 2 ? GoNumber.integer(arguments.get(2)) : list.size();
        if (from < 0 || from > to || to > list.size()) {
            throw new Failure("slice bounds out of range [" + from + ":" + to + "] with length " + list.size());
        }
        return new ArrayList<>(list.subList((int) from, (int) to));
    }
}
