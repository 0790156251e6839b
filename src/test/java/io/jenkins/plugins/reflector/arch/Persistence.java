package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule for what Jenkins writes to disk. Its XStream gives a record back as null without a word, and refuses
 * {@code java.time}, atomics and {@code Optional}; so no field that is saved may hold one, at any depth.
 */
final class Persistence {

    private static final List<String> SAVED = List.of(
            "hudson.model.Describable",
            "hudson.model.Descriptor",
            "hudson.model.Action",
            "hudson.model.Cause",
            "hudson.triggers.Trigger",
            "hudson.tasks.Builder");

    /** An action, yet a singleton that is never saved. */
    private static final String NEVER_SAVED = "hudson.model.RootAction";

    private Persistence() {}

    /** @return one sentence for each fault; empty if all that is saved can be read again */
    static List<String> faults(Iterable<JavaClass> classes) {
        Set<String> faults = new TreeSet<>();
        Set<JavaClass> seen = new HashSet<>();
        for (JavaClass type : classes) {
            if (SAVED.stream().anyMatch(type::isAssignableTo) && !type.isAssignableTo(NEVER_SAVED)) {
                check(type, seen, faults);
            }
        }
        return List.copyOf(faults);
    }

    private static void check(JavaClass type, Set<JavaClass> seen, Set<String> faults) {
        if (!isOwn(type) || type.isEnum() || !seen.add(type)) {
            return;
        }
        for (JavaField field : type.getAllFields()) {
            if (isOwn(field.getOwner()) && !isLeftOut(field)) {
                for (JavaClass held : field.getType().getAllInvolvedRawTypes()) {
                    check(field, held.getBaseComponentType(), seen, faults);
                }
            }
        }
    }

    private static void check(JavaField field, JavaClass held, Set<JavaClass> seen, Set<String> faults) {
        String where = field.getOwner().getSimpleName() + "." + field.getName();
        if (held.isRecord()) {
            faults.add(where + " holds the record " + held.getSimpleName());
            return;
        }
        String packageName = held.getPackageName();
        if (packageName.startsWith("java.time")
                || packageName.equals("java.util.concurrent.atomic")
                || held.getName().equals("java.util.Optional")) {
            faults.add(where + " holds a " + held.getName());
            return;
        }
        check(held, seen, faults);
        if (isOwn(held)) {
            held.getAllSubclasses().forEach(subclass -> {
                if (subclass.isRecord()) {
                    faults.add(where + " may hold the record " + subclass.getSimpleName());
                }
                check(subclass, seen, faults);
            });
        }
    }

    private static boolean isOwn(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(OwnClasses.BASE + ".");
    }

    private static boolean isLeftOut(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                || field.getModifiers().contains(JavaModifier.TRANSIENT)
                || field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
