package io.jenkins.plugins.reflector.engine.openpgp;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Arrays;
import java.util.List;

/** Signs data by SHA-512; gives the numbers that stand in the signature. */
@FunctionalInterface
interface Signer {

    List<BigInteger> sign(byte[] data) throws GeneralSecurityException;

    static Signer rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(modulus, exponent));
        return data -> List.of(new BigInteger(1, signature("SHA512withRSA", key, data)));
    }

    static Signer ed25519(byte[] seed) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        // OpenPGP signs the hash with it, not the data.
        return data -> halves(signature("Ed25519", key, MessageDigest.getInstance("SHA-512").digest(data)));
    }

    static Signer ecdsa(String curve, BigInteger number) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, parameters.getParameterSpec(ECParameterSpec.class)));
        return data -> halves(signature("SHA512withECDSAinP1363Format", key, data));
    }

    private static List<BigInteger> halves(byte[] both) {
        int middle = both.length / 2;
        return List.of(
                new BigInteger(1, Arrays.copyOf(both, middle)),
                new BigInteger(1, Arrays.copyOfRange(both, middle, both.length)));
    }

    private static byte[] signature(String algorithm, PrivateKey key, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }
}
