package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/**
 * Whether signatures that were written by hand say the truth about the real classes: each class, its kind, its
 * modifiers, its supertypes, and each member that is not private.
 */
public final class SignatureCheck {

    private static final int MODIFIERS = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;

    private final Classes written;
    private final Hierarchy real;
    private final List<Finding> findings = new ArrayList<>();

    private SignatureCheck(Classes written, Classes real) {
        this.written = written;
        this.real = new Hierarchy(real::find);
    }

    /** What is not as in the real classes, in the order of the names. */
    @NonNull
    public static List<Finding> run(@NonNull Classes written, @NonNull Classes real) {
        SignatureCheck check = new SignatureCheck(written, real);
        written.names().stream().filter(name -> !name.endsWith("-info")).forEach(name -> check.compare(written.find(name)));
        return check.findings;
    }

    private void compare(ClassFile own) {
        String where = Names.type(own.name());
        if (own.is(Opcodes.ACC_SYNTHETIC) || own.visibility() == Opcodes.ACC_PRIVATE) {
            return;
        }
        ClassFile there = real.find(own.name());
        if (there == null) {
            error(where, "there is no such class");
            return;
        }
        if (!own.kind().equals(there.kind())) {
            error(where, "is written as " + own.kind() + ", but is " + there.kind());
            return;
        }
        compareModifiers(own, there);
        compareSupertypes(own);
        if (own.is(Opcodes.ACC_ANNOTATION)) {
            compareAnnotation(own, there);
        }
        if (!Objects.equals(own.signature(), there.signature())) {
            warn(where, "generics are " + own.signature() + ", really " + there.signature());
        }
        own.members().values().stream().filter(SignatureCheck::isSaid).forEach(member -> compare(member, own, there));
    }

    /** Private members and what the compiler made are no signature. */
    private static boolean isSaid(Member member) {
        return !member.is(Opcodes.ACC_PRIVATE) && !member.is(Opcodes.ACC_SYNTHETIC) && !member.name().equals("<clinit>");
    }

    private void compareModifiers(ClassFile own, ClassFile there) {
        String where = Names.type(own.name());
        if (own.nested() != there.nested()) {
            error(where, there.nested() ? "is a nested class, but not written so" : "is no nested class");
        }
        if (own.visibility() != there.visibility()) {
            error(where, "is written " + Names.visibility(own.access()) + ", but is " + Names.visibility(there.access()));
        }
        int compared = own.kind().equals("enum") ? Opcodes.ACC_STATIC : MODIFIERS;
        compareFlags(where, own.access() & compared, there.access() & compared);
    }

    private void compareFlags(String where, int own, int there) {
        flag(where, own, there, Opcodes.ACC_STATIC, "static");
        flag(where, own, there, Opcodes.ACC_FINAL, "final");
        flag(where, own, there, Opcodes.ACC_ABSTRACT, "abstract");
    }

    private void flag(String where, int own, int there, int flag, String word) {
        if ((own & flag) != (there & flag)) {
            error(where, (own & flag) != 0 ? "is written " + word + ", but is not" : "is " + word + ", but not written so");
        }
    }

    private void compareSupertypes(ClassFile own) {
        List<String> supertypes = new ArrayList<>(own.interfaces());
        if (own.superName() != null) {
            supertypes.add(own.superName());
        }
        for (String supertype : supertypes) {
            if (!real.isSubtype(own.name(), supertype)) {
                error(Names.type(own.name()), "is no subtype of " + Names.type(supertype));
            }
        }
    }

    private void compareAnnotation(ClassFile own, ClassFile there) {
        String where = Names.type(own.name());
        if (!own.retention().equals(there.retention())) {
            error(where, "has the retention " + there.retention() + ", written " + own.retention());
        }
        if (!Objects.equals(own.targets(), there.targets())) {
            error(where, "has the targets " + there.targets() + ", written " + own.targets());
        }
    }

    private void compare(Member own, ClassFile ownClass, ClassFile thereClass) {
        String where = own.toString();
        Member there = real.find(thereClass, own.name(), own.descriptor());
        if (there == null) {
            error(where, missing(own, thereClass));
            return;
        }
        if (own.visibility() != there.visibility()) {
            error(where, "is written " + Names.visibility(own.access()) + ", but is " + Names.visibility(there.access()));
        }
        boolean ofEnum = ownClass.kind().equals("enum");
        compareFlags(where, ofEnum ? own.access() & Opcodes.ACC_STATIC : own.access(), ofEnum ? there.access() & Opcodes.ACC_STATIC : there.access());
        if (own.constant() != null && !own.constant().equals(there.constant())) {
            error(where, "is the constant " + there.constant() + ", written " + own.constant());
        } else if (own.constant() == null && there.constant() != null) {
            warn(where, "is the constant " + there.constant() + ", written without its value");
        }
        if (own.hasDefault() && !there.hasDefault()) {
            error(where, "has no default");
        }
        Set<String> ownThrown = checked(own);
        Set<String> thereThrown = checked(there);
        if (!ownThrown.equals(thereThrown)) {
            error(where, "throws " + thereThrown + ", written " + ownThrown);
        }
        if (there.owner().equals(own.owner()) && !Objects.equals(own.signature(), there.signature())) {
            warn(where, "generics are " + own.signature() + ", really " + there.signature());
        }
    }

    private String missing(Member own, ClassFile thereClass) {
        String others = thereClass.members().values().stream()
                .filter(member -> member.name().equals(own.name()) && !member.is(Opcodes.ACC_SYNTHETIC))
                .map(member -> member.name().replace("<init>", "new") + member.descriptor())
                .collect(Collectors.joining(", "));
        return "is not there with the descriptor " + own.descriptor() + (others.isEmpty() ? "" : "; there is " + others);
    }

    /** Without those that need not be caught. An exception that cannot be found must be caught, for all we know. */
    private Set<String> checked(Member member) {
        Set<String> names = new TreeSet<>();
        for (String thrown : member.exceptions()) {
            Hierarchy known = real.find(thrown) == null ? new Hierarchy(written::find) : real;
            if (!known.isSubtype(thrown, "java/lang/RuntimeException") && !known.isSubtype(thrown, "java/lang/Error")) {
                names.add(Names.type(thrown));
            }
        }
        return names;
    }

    private void error(String where, String text) {
        findings.add(new Finding(true, where, text));
    }

    private void warn(String where, String text) {
        findings.add(new Finding(false, where, text));
    }
}
