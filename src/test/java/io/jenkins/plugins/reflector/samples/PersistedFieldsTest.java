package io.jenkins.plugins.reflector.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.folder.ReflectorFolderProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users save is read again as it was, and files of before a field was there are read too; by XStream itself, which is Jenkins' too. */
class PersistedFieldsTest {

    private static final String OURS = "io.jenkins.plugins.reflector.";

    static Stream<Object> samples() {
        return Stream.of(
                Samples.registry(),
                Samples.repository(),
                Samples.policies(),
                SampleAutomations.all(),
                Samples.entry(),
                Samples.fluxSource(),
                Samples.webhook(),
                Samples.limits(),
                Samples.folderProperty(),
                Samples.builder());
    }

    private static Stream<Object> each(Object sample) {
        return sample instanceof List<?> list ? list.stream().map(Object.class::cast) : Stream.of(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsReadAgain(Object sample) {
        assertThat(each(sample)).allSatisfy(one -> {
            String written = StrictXStream.write(one);

            assertThat(StrictXStream.write(StrictXStream.read(written))).isEqualTo(written);
            assertThat(StrictXStream.read(written)).usingRecursiveComparison().isEqualTo(one);
        });
    }

    /** A field that is new has to be added to the samples, so that all that uses them knows it. */
    @Test
    void noFieldOfTheSamplesIsLeftOut() throws Exception {
        Set<String> set = new TreeSet<>();
        for (Object sample : Stream.concat(samples(), Stream.of(Samples.trigger())).flatMap(PersistedFieldsTest::each).toList()) {
            collect(sample, set);
        }
        Set<String> all = new TreeSet<>();
        Path place = Path.of(RegistryHost.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (JavaClass type : new ClassFileImporter().importPath(place)) {
            if (type.isAssignableTo("hudson.model.Describable") && !type.isAssignableTo("hudson.model.Descriptor") && !type.isInterface()) {
                declared(Class.forName(type.getName(), false, getClass().getClassLoader()))
                        .forEach(field -> all.add(name(field)));
            }
        }
        // What a Pipeline's step is made of lives as long as the step; it is the entry of reflectorResolve alone that nobody saves.
        all.removeIf(field -> field.startsWith("ReflectorResolveStep."));
        // It cannot stand beside an interval.
        all.remove("ReflectorScanTrigger.cron");

        assertThat(set).containsAll(all);
    }

    private static Stream<Field> declared(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()) && !field.isSynthetic());
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static void collect(Object sample, Set<String> set) throws IllegalAccessException {
        if (sample instanceof Collection<?> many) {
            for (Object one : many) {
                collect(one, set);
            }
            return;
        }
        for (Class<?> type = sample.getClass(); type.getName().startsWith(OURS); type = type.getSuperclass()) {
            for (Field field : declared(type).toList()) {
                field.setAccessible(true);
                Object value = field.get(sample);
                if (!isLeftOut(field, value)) {
                    set.add(name(field));
                    collect(value, set);
                }
            }
        }
    }

    private static boolean isLeftOut(Field field, Object value) {
        return value == null || (field.getType().isPrimitive() && (value.equals(false) || value.equals(0))) || List.of().equals(value);
    }

    @Test
    void aBuildStepThatWasWrittenByHandSaysWhatIsMissing() {
        ReflectorUpdateBuilder builder = (ReflectorUpdateBuilder) StrictXStream.read("<" + ReflectorUpdateBuilder.class.getName() + "/>");

        assertThat(builder.requiresWorkspace()).isTrue();
        assertThat(builder.getUpdate().order().problem()).hasValueSatisfying(text -> assertThat(text).contains("nothing to look for"));
    }

    @Test
    void anOldConfigurationHasTheDefaultsOfWhatItDoesNotName() {
        ReflectorConfiguration configuration = (ReflectorConfiguration) StrictXStream.read(OldFiles.part("configuration.xml", ReflectorConfiguration.class));

        RegistryHost host = configuration.getRegistries().get(0);
        assertThat(host.getMirror()).isEqualTo("mirror.example");
        assertThat(host.getProvider()).isEqualTo("generic");
        assertThat(host.isUseForJobs()).isFalse();
        assertThat(host.getTokenHosts()).isNull();
        ImageRepositoryItem repository = configuration.getImageRepositories().get(0);
        assertThat(repository.getProvider()).isEqualTo("generic");
        assertThat(repository.toSpec().connection()).isEqualTo(Connection.PLAIN);
        assertThat(repository.toSpec().exclusionList()).hasSize(1);
        ImagePolicyItem policy = configuration.getImagePolicies().get(0);
        assertThat(policy.toSpec().choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
        assertThat(policy.toSpec().digestReflection()).isEqualTo(DigestReflection.ALWAYS);
        assertThat(policy.getOnDowngrade()).isEqualTo("hold");
        assertThat(configuration.getImagePolicies()).hasSize(2);
        assertThat(configuration.getImageUpdateAutomations()).isEmpty();
        assertThat(configuration.getFluxSources()).isEmpty();
        assertThat(configuration.getWebhooks()).isEmpty();
        assertThat(configuration.effectiveLimits().getHistoryKept()).isPositive();
    }

    @Test
    void anOldFolderHasNoAutomations() {
        ReflectorFolderProperty property =
                (ReflectorFolderProperty) StrictXStream.read(OldFiles.part("folder.xml", ReflectorFolderProperty.class));

        assertThat(property.getImagePolicies().get(0).toSpec().choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
        assertThat(property.getImageRepositories()).hasSize(1);
        assertThat(property.getImageUpdateAutomations()).isEmpty();
    }

    @Test
    void anOldBuildStepAndImageNamedInPlaceHaveTheDefaultsToo() {
        ReflectorUpdateBuilder builder =
                (ReflectorUpdateBuilder) StrictXStream.read(OldFiles.part("job.xml", ReflectorUpdateBuilder.class));
        ImageEntry entry = (ImageEntry) StrictXStream.read(OldFiles.part("job.xml", ImageEntry.class));

        assertThat(builder.getUpdate().getUrl()).isEqualTo("https://git.example/deploy.git");
        assertThat(builder.getUpdate().getInclude()).isNull();
        assertThat(builder.getUpdate().getImages().get(0).getTag()).isEqualTo("1.23.1");
        assertThat(builder.getUpdate().order().problem()).isEmpty();
        assertThat(entry.getPolicy()).isInstanceOf(SemVerChoice.class);
        assertThat(entry.getOnDowngrade()).isEqualTo("hold");
        assertThat(entry.problem()).isEmpty();
    }
}
