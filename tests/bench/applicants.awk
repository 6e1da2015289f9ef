# awk -v rows=N -f applicants.awk: N applicants as CSV, about 350 bytes a row, the same on every machine.
function pick(text, parts,   n) {
    n = split(text, parts, " ")
    # Lehmer's generator; products stay below 2^53.
    state = (state * 48271) % 2147483647
    return parts[state % n + 1]
}
BEGIN {
    state = 42
    print "タイムスタンプ,メールアドレス,氏名,ふりがな,生年月日,会社名,業種,職種,都道府県,モヤモヤ,きっかけ"
    for (i = 1; i <= rows; i++) {
        family = pick("見本 架空 例文 設例 某川 仮名 絵空 雛形")
        text = ""
        for (n = 1; n <= 3; n++)
            text = text pick("違う業界の人と話し視野を広げたいです。 後輩の育成に悩んでいます。 転職して二年目で社外の友人を増やしたいです。 子育てと仕事の両立に迷います。 専門性が浅い気がします。")
        if (i % 10 == 0) text = text "\n続きは、\"会って\"話します。"
        gsub(/"/, "\"\"", text)
        printf "2026/11/%02d %d:%02d,%s%d@example.jp,%s %s%d,みほん はなこ,%d/%02d/%02d,%s%d,%s,%s,%s,\"%s\",%s\n",
            i % 28 + 1, i % 24, i % 60, pick("aoi. hanako. ichiro. kenta. misaki. shota.") pick("eso hina kakuu kamei mihon reibun"), i, family, pick("花子 一郎 葵 健太 美咲 翔太"), i % 97,
            1965 + i % 35, i % 12 + 1, i % 28 + 1, pick("株式会社見本商事 架空銀行 例文出版(株) みほん電機"), i % 500,
            pick("製造 金融 IT・通信 小売 教育 医療・福祉 運輸・物流"), pick("営業 企画 人事 経理 エンジニア 広報"),
            pick("東京都 大阪府 愛知県 福岡県 北海道"), text, pick("友人の紹介 会社の掲示 SNS")
    }
}
