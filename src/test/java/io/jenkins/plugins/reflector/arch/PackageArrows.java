package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which package uses which: as found in compiled classes, or as drawn in a Mermaid flowchart.
 *
 * <p>Packages are named relative to a base package; the base itself is called {@value #BASE}.
 */
final class PackageArrows {

    static final String BASE = "reflector";

    private static final Pattern BLOCK = Pattern.compile("```mermaid\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINE = Pattern.compile("\\s*([a-z][\\w.]*)(?:\\s*-->\\s*([a-z][\\w.]*))?\\s*");
    private static final Pattern FRAME = Pattern.compile("\\s*(?:(?:flowchart|graph)\\s+\\w+|%%.*|)\\s*");

    private final TreeMap<String, SortedSet<String>> uses = new TreeMap<>();

    /** Reads the first Mermaid block of a Markdown text: a line is an arrow {@code a --> b} or a package alone. */
    static PackageArrows drawnIn(String markdown) {
        Matcher block = BLOCK.matcher(markdown);
        if (!block.find()) {
            throw new IllegalArgumentException("There is no ```mermaid block");
        }
        PackageArrows drawn = new PackageArrows();
        block.group(1).lines().filter(line -> !FRAME.matcher(line).matches()).forEach(line -> {
            Matcher arrow = LINE.matcher(line);
            if (!arrow.matches()) {
                throw new IllegalArgumentException("Neither an arrow nor a package: " + line);
            }
            drawn.add(arrow.group(1), arrow.group(2));
        });
        return drawn;
    }

    /** Finds what the classes below the base package really use of each other. */
    static PackageArrows foundIn(JavaClasses classes, String basePackage) {
        PackageArrows found = new PackageArrows();
        for (JavaClass from : classes) {
            if (!isBelow(basePackage, from) || from.getSimpleName().equals("package-info")) {
                continue;
            }
            found.add(name(basePackage, from), null);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (isBelow(basePackage, to)) {
                    found.add(name(basePackage, from), name(basePackage, to));
                }
            }
        }
        return found;
    }

    private void add(String from, String to) {
        SortedSet<String> targets = uses.computeIfAbsent(from, name -> new TreeSet<>());
        if (to != null && !to.equals(from)) {
            targets.add(to);
            uses.computeIfAbsent(to, name -> new TreeSet<>());
        }
    }

    private static boolean isBelow(String basePackage, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(basePackage + ".");
    }

    private static String name(String basePackage, JavaClass type) {
        String name = type.getPackageName();
        return name.equals(basePackage) ? BASE : name.substring(basePackage.length() + 1);
    }

    /** @return every package, and every arrow, as the lines that draw it */
    SortedSet<String> lines() {
        SortedSet<String> lines = new TreeSet<>();
        uses.forEach((from, targets) -> {
            lines.add(from);
            targets.forEach(to -> lines.add(from + " --> " + to));
        });
        return lines;
    }

    /** @return what must be added to or deleted from the drawing so that it shows these arrows; empty if it does */
    List<String> correctionsOf(PackageArrows drawing) {
        List<String> corrections = new ArrayList<>();
        SortedSet<String> real = lines();
        SortedSet<String> drawn = drawing.lines();
        real.stream()
                .filter(line -> !drawn.contains(line) && !isShownByAnArrow(line, real))
                .forEach(line -> corrections.add("add:    " + line));
        drawn.stream()
                .filter(line -> !real.contains(line) && !isShownByAnArrow(line, drawn))
                .forEach(line -> corrections.add("delete: " + line));
        return corrections;
    }

    private static boolean isShownByAnArrow(String name, SortedSet<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith(name + " --> ") || line.endsWith(" --> " + name));
    }

    /** @return one cycle, as {@code a --> b --> a}; null if there is none */
    String cycle() {
        TreeSet<String> done = new TreeSet<>();
        for (String start : uses.keySet()) {
            String cycle = cycleFrom(start, new ArrayDeque<>(), done);
            if (cycle != null) {
                return cycle;
            }
        }
        return null;
    }

    private String cycleFrom(String at, Deque<String> path, TreeSet<String> done) {
        if (path.contains(at)) {
            List<String> names = new ArrayList<>(path);
            return String.join(" --> ", names.subList(names.indexOf(at), names.size())) + " --> " + at;
        }
        if (!done.add(at)) {
            return null;
        }
        path.addLast(at);
        for (String to : uses.getOrDefault(at, new TreeSet<>())) {
            String cycle = cycleFrom(to, path, done);
            if (cycle != null) {
                return cycle;
            }
        }
        path.removeLast();
        return null;
    }

    /** @return for each package those that it uses */
    Map<String, SortedSet<String>> uses() {
        return uses;
    }
}
