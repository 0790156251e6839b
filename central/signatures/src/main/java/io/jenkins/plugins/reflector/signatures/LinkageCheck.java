package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Whether a built jar links against the real classes: every type, field, method and method handle that it names is
 * there and may be used, nothing final is overridden, nothing abstract is left out.
 */
public final class LinkageCheck {

    private final Classes built;
    private final Hierarchy all;
    private final List<Finding> findings = new ArrayList<>();

    private LinkageCheck(Classes built, Classes real) {
        this.built = built;
        this.all = new Hierarchy(name -> built.has(name) ? built.find(name) : real.find(name));
    }

    /**
     * What does not link, in the order of the names.
     *
     * @param built all that is in the plugin, the libraries that it bundles too
     * @param checked the beginning of the names that are looked at, with slashes
     */
    @NonNull
    public static List<Finding> run(@NonNull Classes built, @NonNull Classes real, @NonNull String checked) {
        LinkageCheck check = new LinkageCheck(built, real);
        built.names().stream().filter(name -> name.startsWith(checked)).forEach(check::check);
        return check.findings;
    }

    private void check(String name) {
        ClassFile own = built.find(name);
        References references = References.of(built.bytes(name));
        references.types().forEach(type -> checkType(own, type));
        for (String created : references.created()) {
            ClassFile there = all.find(created);
            if (there != null && there.is(Opcodes.ACC_ABSTRACT)) {
                error(own, "makes an object of " + Names.type(created) + ", which is abstract");
            }
        }
        references.uses().forEach(use -> checkUse(own, use));
        checkSupertypes(own);
        checkOverridden(own);
        if (!own.is(Opcodes.ACC_ABSTRACT) && !own.isInterface()) {
            checkImplemented(own);
        }
    }

    private void checkType(ClassFile own, String type) {
        ClassFile there = all.find(type);
        if (there == null) {
            error(own, "names " + Names.type(type) + ", which is not there");
        } else if (!isOpen(own, there)) {
            error(own, "names " + Names.type(type) + ", which is " + Names.visibility(there.access()));
        }
    }

    /** To the JVM a protected class is public. */
    private static boolean isOpen(ClassFile from, ClassFile to) {
        return to.is(Opcodes.ACC_PUBLIC) || to.is(Opcodes.ACC_PROTECTED)
                || Names.packageOf(from.name()).equals(Names.packageOf(to.name()));
    }

    private void checkSupertypes(ClassFile own) {
        ClassFile parent = own.superName() == null ? null : all.find(own.superName());
        if (parent != null && parent.isInterface()) {
            error(own, "extends " + Names.type(parent.name()) + ", which is an interface");
        } else if (parent != null && parent.is(Opcodes.ACC_FINAL)) {
            error(own, "extends " + Names.type(parent.name()) + ", which is final");
        }
        checkSealed(own, parent);
        for (String name : own.interfaces()) {
            ClassFile implemented = all.find(name);
            if (implemented != null && !implemented.isInterface()) {
                error(own, "implements " + Names.type(name) + ", which is no interface");
            }
            checkSealed(own, implemented);
        }
    }

    private void checkSealed(ClassFile own, @CheckForNull ClassFile supertype) {
        if (supertype != null && !supertype.permitted().isEmpty() && !supertype.permitted().contains(own.name())) {
            error(own, "is not permitted by " + Names.type(supertype.name()) + ", which is sealed");
        }
    }

    private void checkUse(ClassFile own, References.Use use) {
        ClassFile owner = all.find(use.owner());
        if (owner == null || isPolymorphic(use)) {
            return;
        }
        String what = "uses " + Names.member(use.owner(), use.name(), use.descriptor()) + ", ";
        boolean method = use.descriptor().startsWith("(");
        if (method && use.ofInterface() != owner.isInterface()) {
            error(own, what + "but " + Names.type(owner.name()) + " is " + (owner.isInterface() ? "an interface" : "no interface"));
            return;
        }
        Member found = all.find(owner, use.name(), use.descriptor());
        if (found == null) {
            error(own, what + "which is not there with the descriptor " + use.descriptor());
            return;
        }
        if (found.is(Opcodes.ACC_STATIC) != use.isStatic()) {
            error(own, what + (use.isStatic() ? "which is not static" : "which is static"));
        }
        if (!isOpen(own, found, use)) {
            error(own, what + "which is " + Names.visibility(found.access()));
        }
        if (use.isWrite() && found.is(Opcodes.ACC_FINAL) && !found.owner().equals(own.name())) {
            error(own, what + "which is final");
        }
        if (found.is(Opcodes.ACC_ABSTRACT) && use.tag() == Opcodes.H_INVOKESPECIAL) {
            error(own, what + "by super, which is abstract");
        }
    }

    private static boolean isPolymorphic(References.Use use) {
        return use.owner().equals("java/lang/invoke/MethodHandle") || use.owner().equals("java/lang/invoke/VarHandle");
    }

    private boolean isOpen(ClassFile own, Member found, References.Use use) {
        if (found.is(Opcodes.ACC_PUBLIC) || own.name().equals(found.owner())) {
            return true;
        }
        if (found.is(Opcodes.ACC_PRIVATE)) {
            return nest(own.name()).equals(nest(found.owner()));
        }
        if (Names.packageOf(own.name()).equals(Names.packageOf(found.owner()))) {
            return true;
        }
        if (found.is(Opcodes.ACC_PROTECTED) && found.owner().equals("java/lang/Object")) {
            // Compilers name Object itself, whatever the receiver is; the verifier sees that it is one of ours.
            return true;
        }
        if (!found.is(Opcodes.ACC_PROTECTED) || !all.isSubtype(own.name(), found.owner())) {
            return false;
        }
        return use.isStatic() || use.tag() == Opcodes.H_INVOKESPECIAL || all.isSubtype(use.owner(), own.name());
    }

    private static String nest(String name) {
        return name.replaceFirst("\\$.*", "");
    }

    private void checkOverridden(ClassFile own) {
        for (Member method : own.members().values()) {
            if (!isInherited(method)) {
                continue;
            }
            for (ClassFile parent : all.superclasses(own)) {
                Member above = parent == own ? null : parent.members().get(method.key());
                if (above == null || !isInherited(above)) {
                    continue;
                }
                boolean seen = above.visibility() != 0 || Names.packageOf(parent.name()).equals(Names.packageOf(own.name()));
                if (seen && above.is(Opcodes.ACC_FINAL)) {
                    error(own, "overrides " + above + ", which is final");
                }
                if (seen && rank(method) < rank(above)) {
                    error(own, "overrides " + above + " as " + Names.visibility(method.access()) + ", which is " + Names.visibility(above.access()));
                }
            }
        }
    }

    private static boolean isInherited(Member method) {
        return method.isMethod() && !method.name().startsWith("<") && !method.is(Opcodes.ACC_PRIVATE) && !method.is(Opcodes.ACC_STATIC);
    }

    private static int rank(Member method) {
        return method.is(Opcodes.ACC_PUBLIC) ? 2 : method.is(Opcodes.ACC_PROTECTED) ? 1 : 0;
    }

    private void checkImplemented(ClassFile own) {
        Set<ClassFile> supertypes = new LinkedHashSet<>(all.superclasses(own));
        supertypes.addAll(all.interfaces(own));
        Set<String> told = new LinkedHashSet<>();
        for (ClassFile supertype : supertypes) {
            for (Member method : supertype.members().values()) {
                if (!method.isMethod() || !method.is(Opcodes.ACC_ABSTRACT)) {
                    continue;
                }
                Member found = all.find(own, method.name(), method.descriptor());
                if (found == null || found.is(Opcodes.ACC_ABSTRACT)) {
                    if (told.add(method.key())) {
                        error(own, "leaves out " + method + ", which is abstract");
                    }
                }
            }
        }
    }

    private void error(ClassFile own, String text) {
        findings.add(new Finding(true, Names.type(own.name()), text));
    }
}
