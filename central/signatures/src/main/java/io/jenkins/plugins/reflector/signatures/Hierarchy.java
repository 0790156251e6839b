package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;

/** Members and supertypes, found as the JVM finds them (JVMS 5.4.3). */
final class Hierarchy {

    private static final String OBJECT = "java/lang/Object";

    private final Function<String, ClassFile> classes;

    Hierarchy(@NonNull Function<String, ClassFile> classes) {
        this.classes = classes;
    }

    @CheckForNull
    ClassFile find(@NonNull String name) {
        return classes.apply(name);
    }

    /** The class and its superclasses, nearest first; ends where one is missing. */
    @NonNull
    List<ClassFile> superclasses(@NonNull ClassFile start) {
        List<ClassFile> chain = new ArrayList<>();
        for (ClassFile at = start; at != null; at = at.superName() == null ? null : find(at.superName())) {
            chain.add(at);
        }
        return chain;
    }

    /** All interfaces of the class and of its superclasses, the nearer ones first. */
    @NonNull
    Set<ClassFile> interfaces(@NonNull ClassFile start) {
        Set<ClassFile> found = new LinkedHashSet<>();
        superclasses(start).forEach(one -> addInterfaces(one, found));
        return found;
    }

    private void addInterfaces(ClassFile of, Set<ClassFile> found) {
        for (String name : of.interfaces()) {
            ClassFile one = find(name);
            if (one != null && found.add(one)) {
                addInterfaces(one, found);
            }
        }
    }

    boolean isSubtype(@NonNull String name, @NonNull String of) {
        ClassFile start = find(name);
        return name.equals(of)
                || of.equals(OBJECT)
                || start != null
                        && (superclasses(start).stream().anyMatch(one -> one.name().equals(of) || of.equals(one.superName()))
                                || interfaces(start).stream().anyMatch(one -> one.name().equals(of))
                                || superclasses(start).stream().anyMatch(one -> one.interfaces().contains(of)));
    }

    /** A method or field, the supertypes' too; a constructor of the class itself alone. */
    @CheckForNull
    Member find(@NonNull ClassFile start, @NonNull String name, @NonNull String descriptor) {
        String key = name + descriptor;
        if (name.equals("<init>")) {
            return start.members().get(key);
        }
        for (ClassFile one : superclasses(start)) {
            Member member = one.members().get(key);
            if (member != null) {
                return member;
            }
        }
        Member candidate = null;
        for (ClassFile one : interfaces(start)) {
            Member member = one.members().get(key);
            boolean hidden = member == null || (member.isMethod() && (member.is(Opcodes.ACC_PRIVATE) || member.is(Opcodes.ACC_STATIC)));
            if (!hidden && (candidate == null || isSubtype(one.name(), candidate.owner()))) {
                candidate = member;
            }
        }
        if (candidate == null && start.isInterface() && !name.isEmpty()) {
            ClassFile object = find(OBJECT);
            candidate = object == null ? null : object.members().get(key);
        }
        return candidate;
    }
}
